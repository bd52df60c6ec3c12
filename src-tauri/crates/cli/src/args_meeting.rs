//! `meeting …` on the command line.

use chrono::{NaiveDate, NaiveTime};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// `meeting …`
#[derive(Debug, Subcommand)]
pub enum MeetingWhat {
    /// Thêm cuộc họp.
    Add(MeetingAdd),
    /// Danh sách.
    List,
    /// Một cuộc họp với thành phần, ý kiến, kết luận, nhiệm vụ.
    Show {
        /// Mã, hoặc số thứ tự trong danh sách.
        id: String,
    },
    /// Ghi đại biểu của một đơn vị, hoặc điểm danh.
    Attend {
        /// Mã, hoặc số thứ tự trong danh sách.
        id: String,
        /// Cơ quan, đơn vị.
        #[arg(long)]
        unit: String,
        /// Họ và tên đại biểu.
        #[arg(long)]
        name: Option<String>,
        /// Chức vụ.
        #[arg(long)]
        office: Option<String>,
        /// Có mặt.
        #[arg(long, conflicts_with = "absent")]
        present: bool,
        /// Vắng.
        #[arg(long)]
        absent: bool,
    },
    /// Ghi ý kiến của một đơn vị, hoặc ý kiến kết luận về kiến nghị của đơn vị đó.
    Statement {
        /// Mã, hoặc số thứ tự trong danh sách.
        id: String,
        /// Đơn vị.
        #[arg(long)]
        unit: String,
        /// Tình hình, kết quả.
        #[arg(long)]
        result: Option<String>,
        /// Khó khăn, vướng mắc.
        #[arg(long)]
        difficulty: Option<String>,
        /// Kiến nghị, đề xuất.
        #[arg(long)]
        proposal: Option<String>,
        /// Ý kiến kết luận của người chủ trì.
        #[arg(long)]
        ruling: Option<String>,
    },
    /// Ghi một kết luận; có đơn vị chủ trì thì thành nhiệm vụ.
    Conclude {
        /// Mã, hoặc số thứ tự trong danh sách.
        id: String,
        /// Nội dung kết luận.
        content: String,
        /// Đơn vị, nhóm đơn vị chủ trì; ghi nhiều lần.
        #[arg(long)]
        lead: Vec<String>,
        /// Đơn vị phối hợp; ghi nhiều lần.
        #[arg(long)]
        coordinate: Vec<String>,
        /// Thời hạn.
        #[arg(long, value_name = "NĂM-THÁNG-NGÀY")]
        deadline: Option<String>,
        /// Đánh giá chung của người chủ trì.
        #[arg(long)]
        assessment: Option<String>,
    },
    /// Soạn giấy tờ của cuộc họp.
    Papers {
        /// Mã, hoặc số thứ tự trong danh sách.
        id: String,
        /// Loại giấy tờ.
        #[arg(value_enum)]
        what: PaperWhat,
        /// Giấy mời: mỗi đại biểu một giấy.
        #[arg(long)]
        each: bool,
        /// Tệp .pdf (danh sách, ý kiến còn có .xlsx).
        #[arg(short, long, value_name = "TỆP")]
        out: Option<PathBuf>,
    },
}

/// A new meeting.
#[derive(Debug, Args)]
pub struct MeetingAdd {
    /// Nội dung: "Hội nghị triển khai công tác bảo đảm an ninh, trật tự".
    pub name: String,
    /// Ngày họp.
    #[arg(long, value_name = "NĂM-THÁNG-NGÀY")]
    pub on: NaiveDate,
    /// Giờ bắt đầu: 08:00.
    #[arg(long, value_name = "GIỜ:PHÚT", value_parser = hour)]
    pub starts: Option<NaiveTime>,
    /// Địa điểm.
    #[arg(long)]
    pub place: Option<String>,
    /// Họp trực tuyến.
    #[arg(long)]
    pub online: bool,
    /// Người chủ trì: họ tên, chức vụ.
    #[arg(long)]
    pub chair: String,
    /// Thư ký.
    #[arg(long)]
    pub secretary: Option<String>,
    /// Nội dung chương trình; ghi nhiều lần.
    #[arg(long)]
    pub agenda: Vec<String>,
    /// Tài liệu; ghi nhiều lần.
    #[arg(long)]
    pub paper: Vec<String>,
    /// Đơn vị, nhóm đơn vị được mời; ghi nhiều lần.
    #[arg(long)]
    pub invite: Vec<String>,
}

/// Papers of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperWhat {
    /// Giấy mời (dự thảo).
    Invitation,
    /// Báo cáo tại cuộc họp (dự thảo).
    Report,
    /// Thông báo kết luận (dự thảo).
    Notice,
    /// Danh sách đại biểu.
    Attendance,
    /// Tổng hợp ý kiến các đơn vị.
    Statements,
    /// Biển tên.
    Plates,
}

fn hour(text: &str) -> Result<NaiveTime, String> {
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| format!("“{text}” không phải giờ; hãy ghi dạng 08:00"))
}
