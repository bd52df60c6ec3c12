//! `dondoc task …`: what is done with a task.

use chrono::NaiveDate;
use clap::{Args, Subcommand};

/// `task …`
#[derive(Debug, Subcommand)]
pub enum TaskWhat {
    /// Danh sách có lọc.
    List {
        /// Tên hoặc mã đơn vị.
        #[arg(long)]
        unit: Option<String>,
        /// Trạng thái: assigned, acknowledged, in-progress, awaiting-confirmation, done, returned, paused, cancelled.
        #[arg(long)]
        state: Option<String>,
        /// Chỉ nhiệm vụ quá hạn.
        #[arg(long)]
        overdue: bool,
        /// Chỉ nhiệm vụ sắp đến hạn (tính theo ngày làm việc).
        #[arg(long)]
        soon: bool,
        /// Chỉ nhiệm vụ đến hạn trong số ngày này (ngày liên tục).
        #[arg(long, value_name = "NGÀY")]
        due_within: Option<u16>,
        /// Chỉ nhiệm vụ không có ngày hạn.
        #[arg(long)]
        no_deadline: bool,
        /// Chỉ nhiệm vụ chưa hoàn thành, chưa thôi giao.
        #[arg(long)]
        open: bool,
        /// Nhiệm vụ chung kèm số đơn vị đã xong, thay cho nhiệm vụ của từng đơn vị.
        #[arg(long)]
        shared: bool,
        /// Vai trò của đơn vị ở --unit: any, lead, coordinate, monitor.
        #[arg(long, value_name = "VAI TRÒ", requires = "unit")]
        role: Option<String>,
        /// Chỉ nhiệm vụ đơn vị ở --unit chủ trì; như --role lead.
        #[arg(long, requires = "unit", conflicts_with = "role")]
        lead_only: bool,
        /// Nhóm thời hạn, một hoặc nhiều, cách nhau dấu phẩy: done-in-time, done-late, in-time, due-soon, late, no-deadline, cancelled.
        #[arg(long, value_name = "NHÓM", value_delimiter = ',')]
        class: Vec<String>,
        /// Chỉ nhiệm vụ chưa có lần cập nhật tiến độ nào.
        #[arg(long)]
        silent: bool,
    },
    /// Một nhiệm vụ với lịch sử.
    Show {
        /// Mã, hoặc NV-007.
        id: String,
    },
    /// Thêm nhiệm vụ.
    Add {
        /// Nội dung.
        content: String,
        /// Đơn vị chủ trì.
        #[arg(long, required_unless_present = "each", conflicts_with = "each")]
        lead: Option<String>,
        /// Mỗi đơn vị một nhiệm vụ dưới một nhiệm vụ chung; ghi nhiều lần, hoặc tên nhóm đơn vị.
        #[arg(long, value_name = "ĐƠN VỊ, NHÓM")]
        each: Vec<String>,
        /// Đơn vị phối hợp; ghi nhiều lần.
        #[arg(long)]
        coordinate: Vec<String>,
        /// Đơn vị theo dõi, đôn đốc.
        #[arg(long)]
        monitor: Option<String>,
        /// Thời hạn: 15/3, 153, +3, +3l (ngày làm việc), T-10, "thứ 6"; kèm giờ: "15/3 16:00".
        #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
        deadline: Option<String>,
        /// Tính thời hạn theo mốc hoặc khu vực bỏ phiếu sớm này (mã hoặc tên) thay cho một ngày.
        #[arg(long, value_name = "MỐC", conflicts_with = "deadline")]
        anchor: Option<String>,
        /// Số ngày so với mốc; âm là trước.
        #[arg(long, value_name = "SỐ NGÀY", requires = "anchor", allow_hyphen_values = true, default_value_t = 0)]
        days: i32,
        /// Sản phẩm.
        #[arg(long)]
        product: Option<String>,
    },
    /// Đơn vị giao tiếp nhiệm vụ của mình cho cấp dưới.
    Down {
        /// Mã, hoặc NV-007.
        id: String,
        /// Đơn vị, nhóm đơn vị cấp dưới; ghi nhiều lần.
        #[arg(long, required = true)]
        to: Vec<String>,
        /// Thời hạn, không muộn hơn nhiệm vụ cấp trên.
        #[arg(long, value_name = "NGÀY")]
        deadline: Option<String>,
    },
    /// Ai đã gửi, ai chưa gửi sản phẩm của nhiệm vụ chung, theo từng cấp.
    Handed {
        /// Mã, hoặc NV-007.
        id: String,
    },
    /// Gắn thêm văn bản giao nhiệm vụ (thay danh sách gắn thêm cũ).
    Sources {
        /// Mã, hoặc NV-007.
        id: String,
        /// Văn bản: mã hoặc số đến; ghi nhiều lần.
        #[arg(long)]
        directive: Vec<String>,
    },
    /// Giao lại: đổi đơn vị chủ trì, phối hợp, thời hạn.
    Assign {
        /// Mã, hoặc NV-007.
        id: String,
        /// Đơn vị chủ trì.
        #[arg(long)]
        lead: Option<String>,
        /// Đơn vị phối hợp; ghi nhiều lần, thay danh sách cũ.
        #[arg(long)]
        coordinate: Vec<String>,
        /// Thời hạn đúng, khi thời hạn đã ghi bị nhầm (cần --reason); cho thêm thời gian thì dùng `task extend`.
        #[arg(long, value_name = "NGÀY", allow_hyphen_values = true)]
        deadline: Option<String>,
        /// Tính thời hạn theo mốc hoặc khu vực bỏ phiếu sớm này (mã hoặc tên) thay cho một ngày.
        #[arg(long, value_name = "MỐC", conflicts_with = "deadline")]
        anchor: Option<String>,
        /// Số ngày so với mốc; âm là trước.
        #[arg(long, value_name = "SỐ NGÀY", requires = "anchor", allow_hyphen_values = true, default_value_t = 0)]
        days: i32,
        /// Lý do đính chính thời hạn.
        #[arg(long)]
        reason: Option<String>,
    },
    /// Đơn vị đã tiếp nhận.
    Acknowledge(Step),
    /// Cập nhật tiến độ; không kèm nội dung thì chỉ chuyển sang đang thực hiện, tỷ lệ 100 thì sang chờ xác nhận.
    Progress(Told),
    /// Gia hạn (cần lý do và văn bản cho phép).
    Extend {
        /// Mã, hoặc NV-007.
        id: String,
        /// Thời hạn mới.
        #[arg(long, value_name = "NGÀY")]
        to: String,
        /// Lý do.
        #[arg(long)]
        reason: Option<String>,
        /// Văn bản cho phép: số, ký hiệu, ngày.
        #[arg(long, value_name = "VĂN BẢN")]
        paper: Option<String>,
        /// Người cho phép.
        #[arg(long)]
        approver: Option<String>,
        /// Ngày cho phép; mặc định hôm nay.
        #[arg(long, value_name = "NGÀY")]
        on: Option<String>,
    },
    /// Tạm dừng (cần lý do).
    Pause(Step),
    /// Tiếp tục sau tạm dừng.
    Resume(Step),
    /// Đơn vị báo hoàn thành: chờ xác nhận.
    Submit(Step),
    /// Xác nhận hoàn thành: ngày của sản phẩm (--on), minh chứng (--paper) hoặc ghi chú (--reason).
    Complete(Step),
    /// Trả lại làm tiếp (cần lý do).
    #[command(alias = "return")]
    Reopen(Step),
    /// Thôi giao (cần lý do và văn bản quyết định: --reason, --paper).
    Cancel(Step),
}

/// One step in the life of a task.
#[derive(Debug, Args)]
pub struct Step {
    /// Mã, hoặc NV-007.
    pub id: String,
    /// Ngày ghi trên văn bản; mặc định hôm nay.
    #[arg(long, value_name = "NGÀY")]
    pub on: Option<String>,
    /// Lý do, hoặc ghi chú của lần xác nhận.
    #[arg(long)]
    pub reason: Option<String>,
    /// Số, ký hiệu, ngày của sản phẩm hoặc văn bản quyết định.
    #[arg(long, value_name = "VĂN BẢN")]
    pub paper: Option<String>,
    /// Ai xác nhận hoàn thành; mặc định người đang dùng chương trình.
    #[arg(long, value_name = "NGƯỜI, ĐƠN VỊ")]
    pub by: Option<String>,
}

/// What is told about the progress of a task.
#[derive(Debug, Args)]
pub struct Told {
    /// Mã, hoặc NV-007.
    pub id: String,
    /// Kết quả thực hiện.
    #[arg(long)]
    pub result: Option<String>,
    /// Tỷ lệ thực hiện, 0-100.
    #[arg(long, value_name = "PHẦN TRĂM")]
    pub percent: Option<u8>,
    /// Khó khăn, vướng mắc.
    #[arg(long)]
    pub difficulty: Option<String>,
    /// Nguyên nhân.
    #[arg(long)]
    pub cause: Option<String>,
    /// Kiến nghị, đề xuất.
    #[arg(long)]
    pub proposal: Option<String>,
    /// Ngày dự kiến hoàn thành.
    #[arg(long, value_name = "NĂM-THÁNG-NGÀY")]
    pub expected: Option<NaiveDate>,
    /// Văn bản, tài liệu chứng minh.
    #[arg(long)]
    pub evidence: Option<String>,
    /// Ngày ghi trên văn bản; mặc định hôm nay.
    #[arg(long, value_name = "NGÀY")]
    pub on: Option<String>,
    /// Ghi chú của lần chuyển trạng thái, khi không kèm nội dung.
    #[arg(long)]
    pub reason: Option<String>,
}
